import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

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
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, config), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
