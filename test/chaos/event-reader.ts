/** One server-sent event, its data parsed. */
export interface StreamEvent {
  id: string | undefined;
  event: string;
  data: { id?: string; unread?: number };
}

/** Reads server-sent events one after the other, as EventSource does, but with a cookie of its own. */
export class EventReader {
  private rest = '';

  private constructor(
    private readonly chunks: ReadableStreamDefaultReader<string>,
    private readonly abort: AbortController,
  ) {}

  static async open(url: string, cookie: string, lastEventId?: string): Promise<EventReader> {
    const abort = new AbortController();
    const answer = await fetch(url, {
      headers: { cookie, accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}) },
      signal: abort.signal,
    });
    if (answer.status !== 200 || !answer.body) throw new Error(`No stream: ${answer.status} ${await answer.text()}`);
    return new EventReader(answer.body.pipeThrough(new TextDecoderStream()).getReader(), abort);
  }

  /** @throws Error when the stream ends before the next event */
  async next(): Promise<StreamEvent> {
    for (;;) {
      const end = this.rest.indexOf('\n\n');
      if (end >= 0) {
        const block = this.rest.slice(0, end);
        this.rest = this.rest.slice(end + 2);
        const event = parse(block);
        if (event) return event;
        continue;
      }
      const { done, value } = await this.chunks.read();
      if (done) throw new Error('The stream ended');
      this.rest += value;
    }
  }

  close(): void {
    this.abort.abort();
  }
}

/** Undefined for comments and for blocks without data, such as the retry time. */
function parse(block: string): StreamEvent | undefined {
  const fields = new Map(
    block.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
  const data = fields.get('data');
  if (data === undefined) return undefined;
  return {
    id: fields.get('id'),
    event: fields.get('event') ?? 'message',
    data: JSON.parse(data) as StreamEvent['data'],
  };
}
