package io.counterfoil.workflow.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.camunda.bpm.engine.BadUserRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a process designer may deploy. */
class GuardGateTest extends GuardedEngineTest {
    private void deploy(String file, String content) {
        as("dan.designer", "process-designer");
        engine.getRepositoryService()
                .createDeployment()
                .name("designer")
                .addString(file, content)
                .deploy();
    }

    private static String process(String inside) {
        return process("DesignersOwn", inside);
    }

    private static String process(String id, String inside) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:camunda="http://camunda.org/schema/1.0/bpmn"
                    xmlns:activiti="http://activiti.org/bpmn" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" targetNamespace="t" id="Defs">
                  <process id="%s" isExecutable="true" camunda:historyTimeToLive="P1D">
                    <startEvent id="Start"/><sequenceFlow id="F1" sourceRef="Start" targetRef="Step"/>
                    %s
                    <sequenceFlow id="F2" sourceRef="Step" targetRef="End"/><endEvent id="End"/>
                  </process>
                </definitions>
                """.formatted(id, inside);
    }

    @Test
    void harmlessModelIsDeployed() {
        deploy(
                "harmless.bpmn",
                process("<userTask id='Step' name='Look' camunda:candidateGroups='${group}' camunda:dueDate='P2D'/>"));
        asNobody();
        assertThat(engine.getRepositoryService()
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("DesignersOwn")
                        .count())
                .isPositive();
    }

    @Test
    void deploymentWithoutANameIsDeployedAndRecorded() {
        as("dan.designer", "process-designer");
        engine.getRepositoryService()
                .createDeployment()
                .addString("nameless.bpmn", process("DesignersNameless", "<userTask id='Step' name='Look'/>"))
                .deploy();
        asNobody();
        assertThat(jdbc.sql("select count(*) from audit_record where business_key = 'DEPLOYMENT'"
                                + " and action = 'MODEL_DEPLOYED' and actor = 'dan.designer'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            x06 expression       | <serviceTask id='Step' camunda:expression='${environment.getProperty(1)}' camunda:resultVariable='leak'/>
            legacy namespace     | <serviceTask id='Step' activiti:expression='${x}'/>
            class                | <serviceTask id='Step' camunda:class='java.lang.Thread'/>
            listener class       | <userTask id='Step'><extensionElements><camunda:taskListener event='create' class='x.Y'/></extensionElements></userTask>
            delegate of nobody   | <serviceTask id='Step' camunda:delegateExpression='${dataSource}'/>
            shell                | <serviceTask id='Step' camunda:type='shell'/>
            external worker      | <serviceTask id='Step' camunda:type='external' camunda:topic='x'/>
            script task          | <scriptTask id='Step' scriptFormat='javascript'><script>1</script></scriptTask>
            script parameter     | <userTask id='Step'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'><camunda:script scriptFormat='x'>1</camunda:script></camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>
            connector            | <serviceTask id='Step'><extensionElements><camunda:connector><camunda:connectorId>http</camunda:connectorId></camunda:connector></extensionElements></serviceTask>
            call of a method     | <userTask id='Step' camunda:assignee='${x.toString()}'/>
            class property       | <userTask id='Step' camunda:assignee='${x.class}'/>
            engine object        | <userTask id='Step' camunda:assignee='${execution.processEngineServices}'/>
            foreign business key | <callActivity id='Step' calledElement='Own'><extensionElements><camunda:in businessKey='PO-1001'/></extensionElements></callActivity>
            split by a comment   | <userTask id='Step'><extensionElements><camunda:inputOutput><camunda:inputParameter name='a'>$<!-- -->{x.y()}</camunda:inputParameter></camunda:inputOutput></extensionElements></userTask>
            second expression    | <userTask id='Step' camunda:assignee='${x} and #{y()}'/>
            HTML form            | <userTask id='Step' camunda:formKey='embedded:deployment:evil.html'/>
            form validator       | <userTask id='Step'><extensionElements><camunda:formData><camunda:formField id='f' type='string'><camunda:validation><camunda:constraint name='validator' config='x.Y'/></camunda:validation></camunda:formField></camunda:formData></extensionElements></userTask>
            """)
    void codeInAModelIsRefused(String title, String step) {
        assertThatThrownBy(() -> deploy("evil.bpmn", process(step)))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageMatching("(?s)evil.bpmn: element '(Step|f)' .+\\. .+\\.");
        asNobody();
        assertThat(jdbc.sql("select count(*) from refusal where person = 'dan.designer' and reason like 'evil.bpmn%'")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    void documentTypeIsRefused() {
        assertThatThrownBy(() -> deploy(
                        "evil.bpmn",
                        "<!DOCTYPE x SYSTEM 'http://127.0.0.1:1/x.dtd'>" + process("<userTask id='Step'/>")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("document type");
    }

    @Test
    void otherFilesAndBrokenFormsAreRefused() {
        assertThatThrownBy(() -> deploy("evil.html", "<script/>"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining(".bpmn, .dmn and .form");
        assertThatThrownBy(() -> deploy("evil.bpmn20.xml", process("<userTask id='Step'/>")))
                .isInstanceOf(BadUserRequestException.class);
        assertThatThrownBy(() -> deploy("broken.form", "{"))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("no JSON");
    }

    @Test
    void decisionInAnotherLanguageThanFeelIsRefused() {
        assertThatThrownBy(() -> deploy("evil.dmn", decision("expressionLanguage='juel'", "${x}")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("Choose FEEL");
        assertThatThrownBy(() ->
                        deploy("evil.dmn", decision("", "function(a) external {java: {class: \"java.lang.Math\"}}")))
                .isInstanceOf(BadUserRequestException.class)
                .hasMessageContaining("external");
        deploy("good.dmn", decision("expressionLanguage='feel'", "amount * 2"));
    }

    private static String decision(String attribute, String text) {
        return """
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="D" name="D" namespace="t">
                  <decision id="DesignersDecision" name="Own" camunda:historyTimeToLive="P1D"><variable name="r"/><literalExpression id="L" %s><text>%s</text></literalExpression></decision>
                </definitions>
                """.formatted(attribute, text);
    }

    @Test
    void grammarAllowsComparisonsAndNothingThatActs() {
        assertThat(new String[] {
                    "approved",
                    "!approved",
                    "not approved and (amount >= 10.5 || currency == 'EUR')",
                    "level.group",
                    "empty reason",
                    "a ? 'x' : \"y\"",
                    "execution.processBusinessKey",
                    "now()",
                    "a eq b or c ne null"
                })
                .allMatch(ExpressionGrammar::allows);
        assertThat(new String[] {
                    "",
                    "a(",
                    "a()",
                    "a.b()",
                    "a[0]",
                    "a = 1",
                    "a.class",
                    "''.getClass()",
                    "execution",
                    "task.id",
                    "x -> y",
                    "{1}",
                    "[1]",
                    "a;b",
                    "a + b",
                    "'x\\'y'",
                    "variableContext",
                    "currentUser() + 1",
                    "a b"
                })
                .noneMatch(ExpressionGrammar::allows);
    }

    @Test
    void nestedConditionsAreLimited() {
        assertThat(ExpressionGrammar.allows("(".repeat(500) + "a" + ")".repeat(500)))
                .isFalse();
    }
}
