package io.counterfoil.portal.web;

import io.counterfoil.workflow.DeployedModels;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The models that run here, drawn, and their files. */
@Controller
class ModelPages {
    private final DeployedModels models;

    ModelPages(DeployedModels models) {
        this.models = models;
    }

    @GetMapping("/models")
    String list(Model model) {
        model.addAttribute("processes", models.processes());
        model.addAttribute("decisions", models.decisions());
        model.addAttribute(
                "engineRest",
                ServletUriComponentsBuilder.fromCurrentContextPath()
                        .path("/engine-rest")
                        .toUriString());
        return "models";
    }

    @GetMapping("/models/processes/{key}/{version}.bpmn")
    ResponseEntity<String> process(@PathVariable String key, @PathVariable int version) {
        return file(models.processXml(key, version), key + ".bpmn");
    }

    @GetMapping("/models/decisions/{key}/{version}.dmn")
    ResponseEntity<String> decision(@PathVariable String key, @PathVariable int version) {
        return file(models.decisionXml(key, version), key + ".dmn");
    }

    private static ResponseEntity<String> file(Optional<String> xml, String name) {
        var asFile = ContentDisposition.attachment().filename(name).build();
        return xml.map(text -> ResponseEntity.ok()
                        .header(HttpHeaders.CONTENT_DISPOSITION, asFile.toString())
                        .contentType(new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8))
                        .body(text))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
