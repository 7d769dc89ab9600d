// Draws the diagrams of a page. The table under a diagram is its text: without this script nothing is lost but the picture.
(() => {
  'use strict';

  const SMALLEST_SCALE = 0.62; // below it the labels of a diagram cannot be read; then the frame scrolls

  async function draw(figure) {
    const place = figure.querySelector('.diagram');
    const answer = await fetch(figure.dataset.model, { credentials: 'same-origin' });
    if (!answer.ok) throw new Error(`no diagram: ${answer.status} for ${figure.dataset.model}`);
    const xml = await answer.text();
    place.hidden = false;
    const frame = div('frame');
    const paper = div('paper');
    frame.append(paper);
    place.append(frame);
    const viewer = new window.BpmnViewer({
      container: paper,
      zoomScroll: { enabled: false }, // the wheel scrolls the page
      moveCanvas: { enabled: false },
      bpmnRenderer: {
        defaultFillColor: 'var(--sheet)',
        defaultStrokeColor: 'var(--quiet)',
        defaultLabelColor: 'var(--ink)',
      },
    });
    await viewer.importXML(xml);
    const name = nameOf(figure);
    fit(viewer, frame, paper, name);
    const rows = [...figure.querySelectorAll('tr[data-activity]')];
    mark(viewer, rows, (figure.dataset.flows || '').split(' ').filter(Boolean));
    link(viewer, rows);
    silence(paper, place);
    let width = frame.clientWidth;
    new ResizeObserver(() => {
      if (frame.clientWidth !== width) {
        width = frame.clientWidth;
        fit(viewer, frame, paper, name);
      }
    }).observe(frame);
  }

  function fit(viewer, frame, paper, name) {
    const canvas = viewer.get('canvas');
    const { inner } = canvas.viewbox();
    const margin = 24;
    const scale = Math.max(SMALLEST_SCALE, Math.min(1, frame.clientWidth / (inner.width + 2 * margin)));
    const width = Math.max(frame.clientWidth, (inner.width + 2 * margin) * scale);
    const height = (inner.height + 2 * margin) * scale;
    paper.style.width = `${Math.floor(width)}px`;
    paper.style.height = `${Math.ceil(height)}px`;
    canvas.resized();
    const spare = (width / scale - inner.width) / 2;
    canvas.viewbox({ x: inner.x - spare, y: inner.y - margin, width: width / scale, height: height / scale });
    const scrolls = width > frame.clientWidth + 1;
    frame.classList.toggle('scrolls', scrolls);
    if (scrolls) {
      frame.tabIndex = 0;
      frame.setAttribute('role', 'region');
      frame.setAttribute('aria-label', `Diagram of ${name}, scrolls sideways`);
    } else {
      ['tabindex', 'role', 'aria-label'].forEach(name => frame.removeAttribute(name));
    }
  }

  // Several diagrams stand on one page: each is named after its process.
  function nameOf(figure) {
    const heading = figure.closest('section')?.querySelector('h2, h3');
    return heading ? heading.textContent.trim().replace(/\s+/g, ' ') : 'the process';
  }

  function mark(viewer, rows, flows) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const overlays = viewer.get('overlays');
    const known = id => registry.get(id);
    flows.filter(known).forEach(id => canvas.addMarker(id, 'walked'));
    const byActivity = new Map();
    rows.forEach(row => {
      const id = row.dataset.activity;
      if (known(id)) byActivity.set(id, [...(byActivity.get(id) || []), row]);
    });
    byActivity.forEach((passages, id) => {
      const last = passages[passages.length - 1];
      canvas.addMarker(id, `is-${last.dataset.look}`);
      const task = known(id).type.endsWith('Task') || known(id).type === 'bpmn:CallActivity';
      overlays.add(id, { position: { top: -11, left: -11 }, html: badge('step-number', numbers(passages), last) });
      const people = [...new Set(passages.map(row => row.dataset.person).filter(Boolean))];
      if (task && people.length) {
        overlays.add(id, { position: { bottom: 10, left: 6 }, html: badge('step-person', people.join(', '), last) });
      }
    });
  }

  function numbers(passages) {
    const all = passages.map(row => row.dataset.number);
    return all.length > 3 ? `${all[0]}…${all[all.length - 1]}` : all.join(' ');
  }

  function badge(name, text, row) {
    const element = div(`${name} ${row.dataset.look}`);
    element.textContent = text;
    return element;
  }

  // Point at a row and its element lights up, and the other way round.
  function link(viewer, rows) {
    const canvas = viewer.get('canvas');
    const registry = viewer.get('elementRegistry');
    const light = (id, on) => {
      if (registry.get(id)) canvas[on ? 'addMarker' : 'removeMarker'](id, 'pointed');
      rows.filter(row => row.dataset.activity === id).forEach(row => row.classList.toggle('pointed', on));
    };
    rows.forEach(row => {
      row.addEventListener('mouseenter', () => light(row.dataset.activity, true));
      row.addEventListener('mouseleave', () => light(row.dataset.activity, false));
    });
    viewer.on('element.hover', event => light(event.element.id, true));
    viewer.on('element.out', event => light(event.element.id, false));
    viewer.on('element.click', event => {
      const row = rows.find(one => one.dataset.activity === event.element.id);
      if (row) row.scrollIntoView({ block: 'center', behavior: 'smooth' });
    });
  }

  // The drawing repeats the table: assistive technology reads the table.
  function silence(paper, place) {
    paper.querySelectorAll('svg[tabindex]').forEach(svg => svg.removeAttribute('tabindex'));
    paper.querySelectorAll('.djs-container > svg, .djs-overlay-container').forEach(part => part.setAttribute('aria-hidden', 'true'));
    const logo = paper.querySelector('a.bjs-powered-by');
    logo.setAttribute('aria-label', 'Powered by bpmn.io');
    place.append(logo); // beside what scrolls: the licence wants it always in sight
  }

  function div(name) {
    const element = document.createElement('div');
    element.className = name;
    return element;
  }

  function failed(figure, problem) {
    const undrawn = String(problem).includes('no diagram to display'); // a model of steps without their places
    if (!undrawn) {
      console.warn(problem);
    }
    const frame = figure.querySelector('.diagram');
    frame.hidden = false;
    frame.textContent = undrawn ? 'This model was deployed without a diagram.' : 'The diagram could not be drawn.';
  }

  document.querySelectorAll('figure[data-model]').forEach(figure => draw(figure).catch(problem => failed(figure, problem)));
})();
