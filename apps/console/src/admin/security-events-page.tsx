export function SecurityEventsPage() {
  return <h1 tabIndex={-1}>SecurityEventsPage</h1>;
}
