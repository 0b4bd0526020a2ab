-- prometheus-operator reports on Alertmanager as it does on Prometheus, which Argo CD knows.
if obj.status == nil or obj.status.conditions == nil then
  return { status = "Progressing", message = "Its operator has not seen it yet" }
end
for _, condition in ipairs(obj.status.conditions) do
  if condition.type == "Available" then
    local message = condition.message or condition.reason or ""
    if condition.status == "True" then
      return { status = "Healthy", message = message }
    end
    if condition.reason == "SomePodsNotReady" then
      return { status = "Progressing", message = message }
    end
    return { status = "Degraded", message = message }
  end
end
return { status = "Progressing", message = "Nothing is known of its pods" }
