/** What one instance of a type has. */
export interface InstanceShape {
  readonly instanceType: string;
  readonly vcpus: number;
  /** Host memory; what SageMaker can place copies in is less. */
  readonly memoryGib: number;
  /** GPUs or Neuron devices. */
  readonly accelerators: number;
  /** Memory of one device. */
  readonly acceleratorMemoryGib: number;
  readonly source: string;
  /** The day the numbers were read, as yyyy-mm-dd. */
  readonly asOf: string;
}
