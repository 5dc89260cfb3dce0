declare module 'class-transformer/cjs/storage.js' {
  /** What `@Type` recorded; class-validator-jsonschema needs it to follow nested classes. */
  export const defaultMetadataStorage: NonNullable<
    import('class-validator-jsonschema').IOptions['classTransformerMetadataStorage']
  >;
}
