export function DonePage() {
  return <h1>DonePage</h1>;
}
