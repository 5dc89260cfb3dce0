import { Controller, Get, Headers, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DocumentSettings } from '#libs/documents/document-settings.js';
import { Documents } from '#libs/documents/documents.query.js';
import { tooLarge } from '#libs/documents/storage/staging.js';
import { UploadDocument } from '#libs/documents/upload/upload-document.command.js';
import { mayBeShown } from '#libs/documents/upload/accepted-types.js';
import type { Actor } from '#libs/identity/actor.js';
import { CurrentActor } from '#libs/identity/current-actor.decorator.js';
import { rolesInCases } from '#libs/identity/overseers.js';
import { AllowRoles, SignedIn } from '#libs/identity/route-rules.js';
import { idempotencyKey } from '../http/preconditions.js';
import { contentDisposition } from './content-disposition.js';
import { ContentQueryDto, DocumentDto } from './document.dto.js';
import { announcesTooMuch, uploadedFile } from './uploaded-file.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly uploads: UploadDocument,
    private readonly documents: Documents,
    private readonly settings: DocumentSettings,
  ) {}

  @Post()
  @AllowRoles(...rolesInCases)
  @ApiOperation({
    summary: 'Takes a file in; what it is attached to is said later, by PUT /cases/:id/attachments/:slot',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'Makes a retry harmless' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiCreatedResponse({ type: DocumentDto })
  async upload(
    @CurrentActor() actor: Actor,
    @Headers('idempotency-key') key: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<DocumentDto> {
    const uploadKey = idempotencyKey(key);
    const { uploadLimit } = this.settings;
    if (announcesTooMuch(request, uploadLimit)) throw tooLarge(uploadLimit);
    const file = await uploadedFile(request, uploadLimit);
    try {
      return DocumentDto.of(await this.uploads.execute(actor, file.name, file.content, uploadKey));
    } finally {
      file.drain();
    }
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'What the file is; 404 also for a file that the reader may not know of' })
  @ApiOkResponse({ type: DocumentDto })
  async get(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<DocumentDto> {
    return DocumentDto.of(await this.documents.getReadable(id, actor));
  }

  @Get(':id/content')
  @SignedIn()
  @ApiOperation({ summary: 'The file itself, to be saved; with inline=1 PDFs and images may be shown in the browser' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async content(
    @CurrentActor() actor: Actor,
    @Param('id') id: string,
    @Query() { inline }: ContentQueryDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const document = await this.documents.getReadable(id, actor);
    const kind = inline === '1' && mayBeShown(document.mediaType) ? 'inline' : 'attachment';
    reply.headers({
      etag: `"${document.sha256}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      // The console shows a preview in a frame of its own; nobody else may.
      'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'`,
    });
    return new StreamableFile(await this.documents.read(document), {
      type: document.mediaType,
      disposition: contentDisposition(kind, document.name),
      length: document.size,
    });
  }
}
