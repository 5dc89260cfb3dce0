/** The role that the application works under; created by the first migration, owner of nothing. */
export const applicationRole = 'qiangwei_app';

/** Start-up option of a PostgreSQL connection that makes it work as the application's role. */
export const asApplicationRole = `-c role=${applicationRole}`;
