using Inbox.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Inbox.Web.Contacts;

/// <summary>Gives whoever has an option of a field the option's new name.</summary>
internal sealed class OptionRename(InboxDbContext db, ContactField field)
{
    /// <remarks>A value is the option itself, or a list of options.</remarks>
    public Task CarryAsync(string was, string now, CancellationToken cancellationToken) => field.Kind == ContactFieldKind.Choices
        ? db.Database.ExecuteSqlAsync(
            $"""
            update contacts set revision = revision + 1, own_values = jsonb_set(own_values, array[{field.Key}], (
                select jsonb_agg(case when option = {was} then {now} else option end order by place)
                from jsonb_array_elements_text(own_values -> {field.Key}) with ordinality as given (option, place)))
            where organization_id = {field.OrganizationId} and own_values -> {field.Key} ? {was}
            """,
            cancellationToken)
        : db.Database.ExecuteSqlAsync(
            $"""
            update contacts set revision = revision + 1, own_values = jsonb_set(own_values, array[{field.Key}], to_jsonb({now}::text))
            where organization_id = {field.OrganizationId} and own_values ->> {field.Key} = {was}
            """,
            cancellationToken);
}
