/** A person is always shown with the office that they act for. */
export function PersonName({ name, office }: { name: string; office?: string | null }) {
  return (
    <span>
      {name}
      {office ? <span className="quiet"> · {office}</span> : null}
    </span>
  );
}
