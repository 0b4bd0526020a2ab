-- ECK says the health of Kibana by colour.
if obj.status == nil or obj.status.health == nil then
  return { status = "Progressing", message = "Its operator has not seen it yet" }
end
if obj.status.health == "green" then
  return { status = "Healthy", message = "Kibana is green" }
end
if obj.status.health == "yellow" then
  return { status = "Progressing", message = "Kibana is yellow" }
end
return { status = "Degraded", message = "Kibana is " .. obj.status.health }
