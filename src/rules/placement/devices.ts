import { isAdapter, isKnown } from "../../topology";
import { inWordsOf } from "../component-words";
import { sagemakerApi } from "../documents";
import { finding } from "../finding";
import { plural } from "../plural";
import { rule } from "../rule";
import { placedComponents } from "./placed";

const API = sagemakerApi("InferenceComponentComputeResourceRequirements");

export const enoughAccelerators = rule({
  id: "W21",
  slug: "enough-accelerators",
  severity: "error",
  evidence: "measured",
  title: "An instance has the accelerators that a copy asks for",
  why: 'A copy lives on one instance. SageMaker answers "There is not enough hardware resources on the instances for this endpoint", and no copy ever starts.',
  remedy: "Ask for at most the accelerators of one instance, or take a larger one.",
  source: API,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const devices = compute.acceleratorDevices;
      if (isKnown(devices) && devices > shape.accelerators) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} is ${devices}, and ${shape.instanceType} has ${shape.accelerators}`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} of at most ${shape.accelerators}${shape.accelerators === 0 ? " (leave it out)" : ""}, or a larger instance_type`,
            typescript: "a lower `compute.acceleratorDevices`, or a larger `instanceType`",
          },
        });
      }
    }
  },
});

export const enoughCpu = rule({
  id: "W24",
  slug: "enough-cpu",
  severity: "error",
  evidence: "inferred",
  title: "An instance has the vCPUs that a copy asks for",
  why: "A copy lives on one instance: with more vCPUs than that has, no copy ever starts.",
  remedy: "Ask for less than the vCPUs of one instance, or take a larger one.",
  source: API,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      const cores = compute.cpuCores;
      if (isKnown(cores) && cores > shape.vcpus) {
        yield finding(component, {
          what: `${inWordsOf(component, "NumberOfCpuCoresRequired")} is ${cores}, and ${shape.instanceType} has ${shape.vcpus}`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfCpuCoresRequired")} of less than ${shape.vcpus}, or a larger instance_type`,
            typescript: "a lower `compute.cpuCores`, or a larger `instanceType`",
          },
        });
      }
    }
  },
});

export const acceleratorAssigned = rule({
  id: "W26",
  slug: "accelerator-assigned",
  severity: "warning",
  evidence: "inferred",
  title: "A copy on an instance with accelerators asks for one",
  why: "Without NumberOfAcceleratorDevicesRequired a copy gets no device: a model made for one does not become healthy, or answers from the CPU.",
  remedy: "NumberOfAcceleratorDevicesRequired = 1 or more, or an instance type without accelerators.",
  source: API,
  *check(topology) {
    for (const { component, compute, shape } of placedComponents(topology)) {
      if (compute.acceleratorDevices === undefined && shape.accelerators > 0) {
        yield finding(component, {
          what: `${shape.instanceType} has ${plural(shape.accelerators, "accelerator")}, and a copy asks for none`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} = 1; for a model that runs on the CPU take an instance_type without accelerators`,
            typescript: "compute: { acceleratorDevices: 1, … }",
          },
        });
      }
    }
  },
});

export const acceleratorsLeftOver = rule({
  id: "W27",
  slug: "accelerators-left-over",
  severity: "note",
  evidence: "inferred",
  title: "Copies use all accelerators of an instance",
  why: "Devices that are left over are paid for, and more copies need more instances than one would think.",
  remedy: "A number of devices that divides those of the instance.",
  source: API,
  *check(topology) {
    for (const { component, variant, compute, shape } of placedComponents(topology)) {
      const devices = compute.acceleratorDevices;
      const neighbours = topology.componentsOf(variant);
      const alone = neighbours.complete && neighbours.nodes.every((node) => node === component || isAdapter(node));
      if (!isKnown(devices) || devices < 1 || devices > shape.accelerators || !alone) {
        continue;
      }
      const left = shape.accelerators % devices;
      if (left > 0) {
        const copies = Math.floor(shape.accelerators / devices);
        yield finding(component, {
          what: `${plural(copies, "copy", "copies")} of ${devices} accelerators ${copies === 1 ? "leaves" : "leave"} ${left} of ${shape.accelerators} on ${shape.instanceType} unused`,
          fix: {
            hcl: `${inWordsOf(component, "NumberOfAcceleratorDevicesRequired")} that divides ${shape.accelerators}, or an instance_type with a multiple of ${devices}`,
            typescript: `\`compute.acceleratorDevices\` that divides ${shape.accelerators}`,
          },
        });
      }
    }
  },
});
