/**
 * uPlot passes the browser's language to Intl when it is loaded. A browser started without a locale (LANG=C) reports the language
 * `en-US@posix`, which Intl rejects; English is then used. Import this before uPlot.
 */
try {
  Intl.getCanonicalLocales(navigator.language);
} catch {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true });
}
