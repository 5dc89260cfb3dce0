/** Moves the focus to a control, or to the first control inside a group; false when it is not on the page. */
export function focusControl(id: string): boolean {
  const element = document.getElementById(id);
  if (!element) return false;
  const inside = element.matches('fieldset, section')
    ? element.querySelector<HTMLElement>('input, textarea, select, button')
    : null;
  element.scrollIntoView({ block: 'center' });
  (inside ?? element).focus({ preventScroll: true });
  return true;
}

/** The same once React has drawn what the caller has just changed. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => focusControl(id));
}
