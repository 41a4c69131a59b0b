export * from './createDocuments';
export { type DocumentRecorder } from './DocumentRecorder';
export { readMaxDocumentBytes } from './readDocumentsConfig';
export * from './router';
