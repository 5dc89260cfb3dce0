/** How far a running limit has gone: half of its days make it yellow, four fifths or its last day red. */
export const deadlineLights = ['green', 'yellow', 'red'] as const;
export type DeadlineLight = (typeof deadlineLights)[number];
