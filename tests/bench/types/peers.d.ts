/** What the benches use of packages that bring no types. */
declare module 'pouchdb' {
  interface Replication {
    from(remote: string, options?: { batch_size?: number }): Promise<unknown>;
  }
  interface Changes {
    ok: boolean;
  }
  class PouchDB {
    constructor(name: string, options?: Record<string, unknown>);
    static plugin(plugin: unknown): typeof PouchDB;
    static defaults(options: Record<string, unknown>): typeof PouchDB;
    replicate: Replication;
    sync(remote: string, options?: { batch_size?: number }): Promise<{ push: Changes; pull: Changes }>;
    bulkDocs(documents: readonly object[]): Promise<unknown[]>;
    info(): Promise<{ doc_count: number }>;
    close(): Promise<void>;
  }
  export = PouchDB;
}
/** The build for browsers: bundled from its parts, it looks for Node's own modules. */
declare module 'pouchdb/dist/pouchdb.min.js' {
  import PouchDB from 'pouchdb';
  export = PouchDB;
}
declare module 'pouchdb-adapter-memory';
declare module 'express-pouchdb' {
  const pouchApp: (pouch: typeof import('pouchdb'), options: Record<string, unknown>) => unknown;
  export = pouchApp;
}
