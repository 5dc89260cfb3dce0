/** What `@Type` recorded; class-validator-jsonschema needs it to follow nested classes. Shipped without its types. */
declare module 'class-transformer/cjs/storage.js' {
  export { defaultMetadataStorage } from 'class-transformer/types/storage.js';
}
