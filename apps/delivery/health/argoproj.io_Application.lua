-- Of Applications, for the waves between them: they order the first installation of a cluster, and nothing later.
local syncs = 0
if obj.status ~= nil and obj.status.history ~= nil then
  syncs = #obj.status.history
end
if syncs > 1 then
  return { status = "Healthy", message = "It was installed before: nothing waits for it" }
end
if syncs == 0 then
  return { status = "Progressing", message = "It was never synced" }
end
-- Before its objects have come up, an Application is Missing, Unknown or without health for a moment.
local health = obj.status.health
if health == nil or (health.status ~= "Healthy" and health.status ~= "Degraded" and health.status ~= "Suspended") then
  return { status = "Progressing", message = "Its objects are not up yet" }
end
return { status = health.status, message = health.message or "" }
