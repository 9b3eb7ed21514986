/** An element with attributes and children. Texts become text nodes: nothing from outside is read as markup. */
export function element(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svgElement(name, attributes = {}, ...children) {
  return filled(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);
}

function filled(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, String(value));
  }
  made.append(...children);
  return made;
}

export const byId = (id) => document.getElementById(id);

/** Changes only what differs, so that a screen reader is not interrupted and a selection stays. */
export function setText(node, text) {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}

/** Shows rows as children that stay the same elements: a button keeps the focus while its row changes. */
export function showRows(parent, rows, { keyOf, make, update }) {
  const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const row of rows) {
    const key = keyOf(row);
    const child = known.get(key) ?? make(row);
    known.delete(key);
    child.dataset.key = key;
    update(child, row);
    if (child === place) {
      place = place.nextElementSibling;
    } else {
      parent.insertBefore(child, place);
    }
  }
  for (const gone of known.values()) {
    gone.remove();
  }
}
