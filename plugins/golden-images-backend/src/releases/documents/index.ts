export * from './createDocuments';
export { type DocumentRecorder } from './DocumentRecorder';
export { type ReleaseContentId } from './DocumentStore';
export { readLicencePolicy, readMaxDocumentBytes } from './readDocumentsConfig';
export { type PackageNames, type ReleasePackages } from './ReleasePackages';
export * from './router';
