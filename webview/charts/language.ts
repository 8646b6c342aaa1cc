/**
 * uPlot asks Intl about the browser's language as it is loaded. A browser started without a locale (LANG=C) calls its language
 * `en-US@posix`, which Intl refuses: there, it speaks English. To be imported before uPlot.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
