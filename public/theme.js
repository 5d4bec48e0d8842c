// Sets the theme before the first paint; src/ui/theme.ts takes over from here and keeps the same key.
(function () {
  var choice = null;
  try {
    choice = localStorage.getItem('fieldwrit.theme');
  } catch (reason) {
    // Nothing kept: the device's own theme.
  }
  var isNight = choice === 'night' || (choice !== 'day' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = isNight ? 'night' : 'day';
})();
