export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The settings of this process, read once from the environment (see environment.ts). Injected by its class. */
export class Config {
  /** TCP port of the HTTP server. */
  readonly port: number;
  /** Where the HTTP server listens: `localhost`, `0.0.0.0` or an address of this machine. */
  readonly host: string;
  /** Absolute folder for documents and, with the embedded database, for its data. */
  readonly dataDir: string;
  /** PostgreSQL URL for the application; the pool takes the role `qiangwei_app` on it. */
  readonly databaseUrl: string;
  /** PostgreSQL URL of the owner of the schema, for migrations only. */
  readonly migrationDatabaseUrl: string;
  /** `postgres://…` or `redis://…`: where BullMQ keeps its jobs. */
  readonly queueUrl: string;
  /** `smtp://…`; undefined: mail is kept in the development mailbox. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Origin under which people reach the server, without a slash at the end. */
  readonly publicUrl: string;
  /** Demo accounts and demo clock exist only while this is set; never in production. */
  readonly demo: boolean;
  readonly production: boolean;
  /** Addresses of the proxies in front of us, whose word about the client's address is taken. */
  readonly trustedProxies: string[];
  readonly logLevel: LogLevel;
  /** Connections that the application's pool may hold. */
  readonly databasePool: number;
  /** Most bytes of an uploaded file. */
  readonly uploadLimit: number;

  constructor(values: Config) {
    this.port = values.port;
    this.host = values.host;
    this.dataDir = values.dataDir;
    this.databaseUrl = values.databaseUrl;
    this.migrationDatabaseUrl = values.migrationDatabaseUrl;
    this.queueUrl = values.queueUrl;
    this.smtpUrl = values.smtpUrl;
    this.mailFrom = values.mailFrom;
    this.publicUrl = values.publicUrl;
    this.demo = values.demo;
    this.production = values.production;
    this.trustedProxies = values.trustedProxies;
    this.logLevel = values.logLevel;
    this.databasePool = values.databasePool;
    this.uploadLimit = values.uploadLimit;
  }
}
