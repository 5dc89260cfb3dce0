/** The role that the application works under: it owns nothing, and cannot change what was logged. */
export const applicationRole = 'qiangwei_app';

/**
 * How to open a connection with `pg`: as the application (takes the role on, whoever logs in) or as the owner of the
 * schema. Options in the address itself (`?options=…`) are kept.
 */
export function connectionAs(
  whom: 'application' | 'owner',
  address: string,
): { connectionString: string; options: string; keepAlive: true } {
  const url = new URL(address);
  const given = url.searchParams.get('options') ?? '';
  url.searchParams.delete('options');
  const role = whom === 'application' ? `-c role=${applicationRole}` : '-c lock_timeout=2s';
  return { connectionString: url.href, options: `${given} ${role}`.trim(), keepAlive: true };
}
