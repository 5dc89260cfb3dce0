import { useSyncExternalStore } from 'react';

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = window.matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => window.matchMedia(query).matches,
  );
}

/** Narrower than 768 px: bottom navigation, larger targets and text. */
export function usePhone(): boolean {
  return useMedia('(max-width: 767px)');
}

/** Narrower than 1024 px: too narrow for a table of six or seven columns beside the navigation. */
export function useNarrow(): boolean {
  return useMedia('(max-width: 1023px)');
}
