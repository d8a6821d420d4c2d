// Finds elements as a user or a screen reader does: by role and accessible name, if they can be seen.
// Called with (role, name, exact, within, index); name may be null. Returns the elements.
const [role, name, exact, within] = arguments;
const implicit = {
  BUTTON: () => 'button', SELECT: () => 'combobox', TEXTAREA: () => 'textbox', TABLE: () => 'table', TR: () => 'row',
  TD: () => 'cell', DIALOG: () => 'dialog', NAV: () => 'navigation', MAIN: () => 'main', UL: () => 'list',
  LI: () => 'listitem', H1: () => 'heading', H2: () => 'heading', H3: () => 'heading', SUMMARY: () => 'button',
  TH: e => (e.scope === 'row' ? 'rowheader' : 'columnheader'), A: e => (e.hasAttribute('href') ? 'link' : ''),
  FIELDSET: () => 'group',
  INPUT: e => ({ checkbox: 'checkbox', radio: 'radio', file: 'file', range: 'slider' })[e.type] ?? 'textbox',
};
const roleOf = e => e.getAttribute('role') ?? implicit[e.tagName]?.(e) ?? '';
const clean = text => text.replace(/[\s\u00a0\u202f]+/g, ' ').trim();
const nameOf = e => {
  const by = e.getAttribute('aria-labelledby');
  if (by) return clean(by.split(' ').map(id => document.getElementById(id)?.textContent ?? '').join(' '));
  if (e.getAttribute('aria-label')) return clean(e.getAttribute('aria-label'));
  if (e.tagName === 'FIELDSET') return clean(e.querySelector('legend')?.textContent ?? '');
  if (e.labels?.length) return clean(e.labels[0].querySelector('span')?.textContent ?? e.labels[0].textContent);
  return clean(e.textContent || e.getAttribute('title') || '');
};
const seen = e => e.type === 'file' || (e.checkVisibility({ visibilityProperty: true }) && !e.closest('[inert]'));
const modal = document.querySelector('dialog[open]');
const root = within ?? modal ?? document;
const fits = e => name === null || (exact ? nameOf(e) === name : nameOf(e).includes(name));
const all = [...(within || !modal ? [] : [modal]), ...root.querySelectorAll('*')];
return all.filter(e => roleOf(e) === role && seen(e) && fits(e));
