/**
 * Tables that the application only adds to. What stands there was said, decided, issued or counted with; under the
 * application's role nothing of it can be changed or taken away. Each is granted `select, insert` by its migration.
 */
export const appendOnlyTables = [
  'audit_leaf',
  'audit_root',
  'calendar_record',
  'case_event',
  'case_evidence',
  'case_type_definition',
  'letter',
  'letter_print',
  'security_event',
] as const;
