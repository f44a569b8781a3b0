// Counts on at the pace of a past year, while the page is in sight and nobody pauses it; not for whoever asked for less
// motion.
const ticker = document.querySelector('[data-ticker]');
const box = ticker.querySelector('.running');
const pause = box.querySelector('button');
const still = matchMedia('(prefers-reduced-motion: reduce)');
const format = new Intl.NumberFormat(document.documentElement.lang);
let seconds = 0;

const say = () => {
  box.firstElementChild.textContent = ticker.dataset.running
    .replace('{seconds}', format.format(seconds))
    .replace('{count}', format.format(Math.floor(seconds * ticker.dataset.rate)));
};

if (!still.matches) {
  say();
  box.hidden = false;
}
setInterval(() => {
  if (!still.matches && !box.hidden && !document.hidden && pause.ariaPressed !== 'true') {
    seconds += 1;
    say();
  }
}, 1000);
pause.addEventListener('click', () => {
  pause.ariaPressed = String(pause.ariaPressed !== 'true');
});
