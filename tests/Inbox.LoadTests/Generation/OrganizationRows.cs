using Npgsql;

namespace Inbox.LoadTests.Generation;

/// <summary>Writes organizations, the accounts and agents at work in them, and their channels.</summary>
internal static class OrganizationRows
{
    // Made with the lowest cost, and a fixed salt so that the rows are always the same.
    private static readonly string PasswordHash =
        BCrypt.Net.BCrypt.HashPassword(GeneratedOrganization.Password, "$2a$04$GeneratedRowsGeneratedO");

    public static async Task CopyAsync(NpgsqlConnection connection, Plan plan, CancellationToken cancellationToken)
    {
        await CopyTable.CopyAsync(
            connection, "organizations", "id, name, slug, time_zone, created_at", plan.Organizations,
            static (row, o) => row.Id(o.Id).Text($"Organization {o.Number}").Text(o.Slug).Text("Europe/Berlin").Moment(DataSize.Start),
            cancellationToken);
        await CopyTable.CopyAsync(
            connection, "accounts",
            "id, user_name, normalized_user_name, email, normalized_email, email_confirmed, password_hash, security_stamp, " +
            "concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count",
            plan.Organizations.SelectMany(o => o.Agents), WriteAccount, cancellationToken);
        await CopyTable.CopyAsync(
            connection, "agents", "organization_id, id, account_id, name, role, created_at",
            plan.Organizations.SelectMany(o => o.Agents, (o, a) => (Organization: o, Agent: a)),
            static (row, x) => row.Id(x.Organization.Id).Id(x.Agent.Id).Id(x.Agent.AccountId).Text(x.Agent.Name)
                .Enum(x.Agent.Role).Moment(x.Agent.CreatedAt),
            cancellationToken);
        await CopyTable.CopyAsync(
            connection, "channels", "organization_id, id, platform, external_id, page_id, name, connected_at",
            plan.Organizations.SelectMany(o => new[] { o.Page, o.Instagram }, (o, c) => (Organization: o, Channel: c)),
            static (row, x) => row.Id(x.Organization.Id).Id(x.Channel.Id).Enum(x.Channel.Platform).Text(x.Channel.ExternalId)
                .Text(x.Channel.PageId).Text($"Shop {x.Organization.Number}").Moment(DataSize.Start),
            cancellationToken);
    }

    private static void WriteAccount(CopyTable row, GeneratedAgent agent)
    {
        var normalized = agent.Email.ToUpperInvariant();
        row.Id(agent.AccountId).Text(agent.Email).Text(normalized).Text(agent.Email).Text(normalized).Flag(true).Text(PasswordHash)
            .Text(agent.AccountId.ToString("N")).Text(agent.AccountId.ToString()).Flag(false).Flag(false).Flag(true).Number(0);
    }
}
