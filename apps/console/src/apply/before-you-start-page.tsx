export function BeforeYouStartPage() {
  return <h1>BeforeYouStartPage</h1>;
}
