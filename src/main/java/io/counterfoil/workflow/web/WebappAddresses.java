package io.counterfoil.workflow.web;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Tells Camunda Modeler, which asks before anybody has logged in, where the webapps are. */
@RestController
class WebappAddresses {
    record Addresses(String adminUrl, String cockpitUrl, String tasklistUrl) {}

    @GetMapping("/.well-known/camunda-automation-platform/webapps")
    Addresses addresses() {
        var apps = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/camunda/app/")
                .toUriString();
        return new Addresses(apps + "admin/", apps + "cockpit/", apps + "tasklist/");
    }
}
