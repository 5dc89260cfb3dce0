import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, getSchemaPath, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto.js';

const options = { extraModels: [ProblemDto] };

/** The API described by itself: OpenAPI 3.1 at /api/openapi.json, readable at /api/docs. Built at the first request. */
export function describeApi(app: NestFastifyApplication): void {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Qiangwei 蔷薇')
    .setDescription(
      'Casework for the small-enterprise park federation of Yuhang district. Errors are RFC 9457 problem+json.',
    )
    .setVersion('1')
    .addCookieAuth('qiangwei_session')
    .build();
  SwaggerModule.setup('api/docs', app, () => withProblems(SwaggerModule.createDocument(app, config, options)), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}

/** Every operation may answer with a problem; said once instead of on every route. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete]) {
      if (!operation) continue;
      operation.responses.default = {
        description: 'Refused, or failed: RFC 9457 problem details',
        content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
      };
    }
  }
  return document;
}
