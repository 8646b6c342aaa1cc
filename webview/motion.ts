/** Calls back now and whenever the user's motion preference changes: the system's setting, or the editor's own. */
export function watchReducedMotion(onChange: (reduced: boolean) => void): void {
  const system = window.matchMedia('(prefers-reduced-motion: reduce)');
  const tell = (): void => {
    onChange(system.matches || document.body.classList.contains('vscode-reduce-motion'));
  };
  system.addEventListener('change', tell);
  new MutationObserver(tell).observe(document.body, { attributes: true, attributeFilter: ['class'] });
  tell();
}
