/**
 * Keys of PostgreSQL's advisory locks, all in one place: two subjects under one key would wait for each other without
 * a reason. Each is a number of its own in the database's one space of keys.
 */
export const lockKeys = {
  /** Two runs of the schema's migrations; spells QWMG. */
  schemaMigration: 0x51_57_4d_47,
  /** One sweeper of timers at a time. */
  timerSweep: 0x51_77,
  /** One maker of the day's root. */
  dailyRoot: 0x51_78,
  /** One runner of version changes. */
  versionChangeRun: 0x51_79,
  /** Orders of a verification take turns. */
  verificationOrder: 0x51_7a,
  /** Two seeds of one database. */
  seed: 0x51_7b,
} as const;

/**
 * Beside them: orders of a version change take turns by case type, in PostgreSQL's other space of keys, of two numbers.
 * The second is `hashtext` of the type's key.
 */
export const versionChangeOrderSpace = 0x51_7c;
