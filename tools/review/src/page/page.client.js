// In the page of a report: search, tabs, and arrow keys within a group. Without it the page shows everything.

const items = [...document.querySelectorAll('.item')];
const search = document.querySelector('#search');

/** Leaves what holds every word, with what leads to it, and says how much that is. */
function find() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = (element) => words.every((word) => element.textContent.toLowerCase().includes(word));
  const found = items.filter((item) => {
    item.hidden = !isFound(item);
    return !item.hidden;
  });
  for (const app of document.querySelectorAll('.app')) app.hidden = !app.querySelector('.item:not([hidden])');
  for (const box of document.querySelectorAll('.box')) box.classList.toggle('faded', !isFound(box));
  document.querySelector('#found').textContent = words.length > 0 ? `${found.length} of ${items.length} found` : '';
}

/** One of a group takes part in the tab order; arrow keys, Home and End move on within it. */
function rove(group) {
  const members = [...group.querySelectorAll('a, button')];
  const choose = (chosen) => {
    for (const member of members) member.setAttribute('tabindex', member === chosen ? '0' : '-1');
  };
  choose(members[0]);
  group.addEventListener('focusin', (event) => choose(event.target.closest('a, button')));
  group.addEventListener('keydown', (event) => {
    const at = members.indexOf(document.activeElement);
    const steps = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = steps[event.key];
    if (at < 0 || to === undefined) return;
    event.preventDefault();
    members.at(to % members.length).focus();
  });
}

function show(tab) {
  for (const each of document.querySelectorAll('[role=tab]')) {
    each.setAttribute('aria-selected', String(each === tab));
    document.getElementById(each.getAttribute('aria-controls')).classList.toggle('shown', each === tab);
  }
}

/** A change that is led to is open. */
function openTarget() {
  const target = document.getElementById(location.hash.slice(1));
  if (target?.tagName !== 'DETAILS') return;
  target.open = true;
  target.querySelector('summary').focus();
}

document.documentElement.classList.add('scripted');
search.addEventListener('input', find);
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target === search) return;
  event.preventDefault();
  search.focus();
});
search.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  search.value = '';
  find();
});
for (const group of document.querySelectorAll('[data-roving]')) if (group.querySelector('a, button')) rove(group);
for (const tab of document.querySelectorAll('[role=tab]')) {
  tab.addEventListener('click', () => show(tab));
  tab.addEventListener('focus', () => show(tab));
}
show(document.querySelector('[role=tab]'));
addEventListener('hashchange', openTarget);
openTarget();
