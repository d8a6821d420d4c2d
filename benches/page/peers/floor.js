// The least that a key can change on a page: one text node.
const text = document.getElementById('text').firstChild;
let keys = 0;
window.floor = () => {
  keys += 1;
  text.data = String(keys);
};
addEventListener('keydown', window.floor);
