export * from './InventoryGauges';
export * from './ScanMetrics';
