// "Leave this page": replaces the page at once, by the button or by Shift pressed three times within two seconds. In a
// widget it replaces the page around it, as its button says.
const leave = document.querySelector('[data-leave]');
let presses = [];

function go(event) {
  event?.preventDefault();
  document.documentElement.hidden = true;
  (leave.target === '_top' ? top : window).location.replace(leave.href);
}

if (leave) {
  leave.addEventListener('click', go);
  document.addEventListener('keyup', (event) => {
    presses = event.key === 'Shift' ? [...presses, event.timeStamp].filter((at) => event.timeStamp - at < 2000) : [];
    if (presses.length >= 3) {
      go();
    }
  });
}
