import { errorStatus, type ErrorCode, type Reason, type Text } from '#libs/contracts/index.js';

/** A sentence for people: in both languages, or one that needs no translation (a name, a number). */
export type Sentence = Text | string;

/** One field that was not accepted; see `FieldError` in the contracts, with the message still in both languages. */
export interface FieldFault {
  /** JSON pointer into the body or the form, e.g. `/form/creditCode`. */
  pointer: string;
  code: string;
  message: Sentence;
}

/** Why something cannot be done now; see `Reason` in the contracts, with its sentences still in both languages. */
export interface RefusalReason {
  code: string;
  message: Sentence;
  unblockedBy?: Sentence;
  /** Calendar date (YYYY-MM-DD, Asia/Shanghai). */
  by?: string;
  holders?: RefusalHolder[];
}

/** One of those who would unblock it; see `ReasonHolder` in the contracts. */
export interface RefusalHolder {
  duty: string;
  title: Text;
  office?: { id: string; name: Sentence };
  role?: string;
  person?: string;
  by?: string;
}

export interface DomainErrorOptions {
  /** What happened, for the person who asked; without it the title of the code is said. */
  detail?: Sentence;
  /** Facts for the log; never shown. */
  params?: Record<string, unknown>;
  errors?: FieldFault[];
  reasons?: RefusalReason[];
  availableEvents?: string[];
  /** Whole seconds after which trying again makes sense; becomes the header `Retry-After`. */
  retryAfter?: number;
  cause?: unknown;
}

/**
 * A refusal that the caller is meant to understand. Thrown anywhere, mapped to problem+json in one place
 * (apps/api/http/problem.filter.ts); the status follows from the code.
 */
export class DomainError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly options: DomainErrorOptions = {},
  ) {
    super(`${code}${options.detail ? `: ${sentenceIn('en', options.detail)}` : ''}`, { cause: options.cause });
    this.name = 'DomainError';
    this.status = errorStatus[code];
  }
}

/** The sentence in the language asked for. */
export function sentenceIn(lang: 'zh' | 'en', sentence: Sentence): string {
  return typeof sentence === 'string' ? sentence : sentence[lang];
}

/** A reason in the language of the reader. */
export function reasonIn(lang: 'zh' | 'en', { code, message, unblockedBy, by, holders }: RefusalReason): Reason {
  return {
    code,
    message: sentenceIn(lang, message),
    ...(unblockedBy && { unblockedBy: sentenceIn(lang, unblockedBy) }),
    ...(by && { by }),
    ...(holders && {
      holders: holders.map(({ title, office, ...rest }) => ({
        ...rest,
        title: title[lang],
        ...(office && { office: { ...office, name: sentenceIn(lang, office.name) } }),
      })),
    }),
  };
}
