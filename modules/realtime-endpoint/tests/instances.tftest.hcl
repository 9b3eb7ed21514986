mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  endpoint_name        = "llm"
  instance_type        = "ml.g5.12xlarge"
  max_instance_count   = 3
  inference_components = { chat = { model_name = "m", accelerator_devices = 4, cpu_cores = 48, min_memory_mb = 196607, max_copies = 2 } }
}

run "takes_a_copy_that_fills_an_instance" {
  command = plan

  assert {
    condition     = jsondecode(aws_cloudcontrolapi_resource.component["chat"].desired_state).Specification.ComputeResourceRequirements.NumberOfAcceleratorDevicesRequired == 4
    error_message = "All devices of the instance may be for one copy."
  }
}

run "takes_any_copy_on_a_type_that_it_does_not_know" {
  command = plan

  variables {
    instance_type        = "ml.dl1.24xlarge"
    inference_components = { chat = { model_name = "m", accelerator_devices = 64, cpu_cores = 1024, min_memory_mb = 8388608, max_copies = 2 } }
  }
}

run "refuses_more_devices_than_an_instance_has" {
  command = plan

  variables {
    inference_components = {
      chat   = { model_name = "m", accelerator_devices = 5, min_memory_mb = 1024, max_copies = 2 }
      search = { model_name = "m", min_memory_mb = 1024, max_copies = 2 }
    }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component["chat"]]
}

run "refuses_devices_on_an_instance_without" {
  command = plan

  variables {
    instance_type        = "ml.m6i.large"
    inference_components = { chat = { model_name = "m", accelerator_devices = 1, min_memory_mb = 1024, max_copies = 2 } }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component["chat"]]
}

run "refuses_more_cores_than_an_instance_has" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", cpu_cores = 49, min_memory_mb = 1024, max_copies = 2 } }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component["chat"]]
}

run "refuses_all_of_the_memory_of_an_instance" {
  command = plan

  variables {
    inference_components = { chat = { model_name = "m", min_memory_mb = 196608, max_copies = 2 } }
  }

  expect_failures = [aws_cloudcontrolapi_resource.component["chat"]]
}

run "refuses_what_is_no_role" {
  command = plan

  variables {
    execution_role_arn       = "inference"
    permissions_boundary_arn = "arn:aws:iam::123456789012:role/boundary"
  }

  expect_failures = [var.execution_role_arn, var.permissions_boundary_arn]
}
