import { useSyncExternalStore } from 'react';
import './announcer.css';

interface Announcement {
  id: number;
  text: string;
}

const shownForMs = 6_000;
const listeners = new Set<() => void>();
let announcements: readonly Announcement[] = [];
let lastId = 0;

function replace(next: readonly Announcement[]): void {
  announcements = next;
  for (const listener of listeners) listener();
}

/** Says in one short sentence that something was done; never the only place where a failure is told. */
export function announce(text: string): void {
  lastId += 1;
  const id = lastId;
  replace([...announcements, { id, text }].slice(-3));
  window.setTimeout(() => replace(announcements.filter((announcement) => announcement.id !== id)), shownForMs);
}

export function Announcer() {
  const shown = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => announcements,
  );
  return (
    <div className="announcer" role="status" aria-live="polite">
      {shown.map((announcement) => (
        <p key={announcement.id}>{announcement.text}</p>
      ))}
    </div>
  );
}
