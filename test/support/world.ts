import { People } from './people.js';
import { RunningServer } from './running-server.js';

/** A booted server and its people, for one spec file: `const world = useWorld();`. */
export function useWorld(settings: Record<string, string> = {}): { server: RunningServer; people: People } {
  const world = {} as { server: RunningServer; people: People };
  beforeAll(async () => {
    world.server = await RunningServer.start(settings);
    world.people = new People(world.server.url);
  });
  afterAll(() => world.server.stop());
  return world;
}
