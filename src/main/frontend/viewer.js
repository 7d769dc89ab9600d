// What our pages need of bpmn-js: a viewer that can be moved and zoomed, and its style sheets.
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';

window.BpmnViewer = NavigatedViewer;
