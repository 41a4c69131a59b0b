export * from './createDocuments';
export { type DocumentRecorder } from './DocumentRecorder';
export { type ReleaseContentId } from './DocumentStore';
export { readMaxDocumentBytes } from './readDocumentsConfig';
export * from './router';
