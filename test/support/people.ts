import type { Test } from 'supertest';
import supertest from 'supertest';

export const demoPassword = 'Qiangwei-demo-2026';

/** Signed-in demo accounts of one server, each with its own cookie. */
export class People {
  private readonly agents = new Map<string, Promise<ReturnType<typeof supertest.agent>>>();

  constructor(readonly url: string) {}

  /** Signs in once and keeps the session. */
  as(username: string): Promise<ReturnType<typeof supertest.agent>> {
    const known = this.agents.get(username);
    if (known) return known;
    const signedIn = this.signIn(username);
    this.agents.set(username, signedIn);
    return signedIn;
  }

  async get(username: string, path: string): Promise<Awaited<Test>> {
    return (await this.as(username)).get(`/api/v1${path}`);
  }

  async post(username: string, path: string, body: object = {}, headers: Record<string, string> = {}) {
    return (await this.as(username)).post(`/api/v1${path}`).set(headers).send(body);
  }

  private async signIn(username: string) {
    const agent = supertest.agent(this.url);
    const answer = await agent.post('/api/v1/auth/login').send({ username, password: demoPassword });
    if (answer.status !== 200) throw new Error(`${username} could not sign in: ${answer.status} ${answer.text}`);
    return agent;
  }
}
