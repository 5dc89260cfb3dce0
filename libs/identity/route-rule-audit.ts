import { Injectable, type OnApplicationBootstrap, RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_RULE } from './route-rules.js';

/** Stops the start when a route does not say who may call it: forgetting is then no way to open one. */
@Injectable()
export class RouteRuleAudit implements OnApplicationBootstrap {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly reflector: Reflector,
  ) {}

  onApplicationBootstrap(): void {
    const undeclared = this.discovery.getControllers().flatMap(({ metatype }) => {
      if (!metatype) return [];
      const prototype = metatype.prototype as Record<string, unknown>;
      return this.scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name] as () => unknown;
        if (Reflect.getMetadata(PATH_METADATA, handler) === undefined) return [];
        if (this.reflector.getAllAndOverride(ROUTE_RULE, [handler, metatype])) return [];
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        return [`${metatype.name}.${name} (${method})`];
      });
    });
    if (undeclared.length > 0) {
      throw new Error(`Routes without @Public(), @SignedIn() or @AllowRoles(): ${undeclared.join(', ')}`);
    }
  }
}
