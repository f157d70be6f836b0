using Inbox.Web.Tenancy;

namespace Inbox.Web.Channels;

/// <summary>
/// A Meta app of one organization's own, so that another's ban does not darken it. Its secrets are encrypted by
/// <see cref="ChannelTokens"/>.
/// </summary>
public sealed class MetaApp : IOrganizationOwned
{
    public const int NameLength = 100;
    public const int AppIdLength = 64;

    /// <summary>As long as Meta tries to deliver a webhook (meta-platform 1.5).</summary>
    private static readonly TimeSpan PreviousAccepted = TimeSpan.FromHours(36);

    public MetaApp(Guid organizationId, string name, string appId, string? instagramAppId, MetaAppSecrets secrets, DateTimeOffset createdAt)
        : this(organizationId, name, appId)
    {
        (InstagramAppId, CreatedAt) = (instagramAppId, createdAt);
        Replace(secrets);
    }

    private MetaApp(Guid organizationId, string name, string appId)
    {
        Id = Guid.CreateVersion7();
        (OrganizationId, Name, AppId) = (organizationId, name, appId);
        (ProtectedAppSecret, ProtectedVerifyToken) = ("", "");
    }

    public Guid OrganizationId { get; private set; }

    /// <summary>Also the last part of its webhook address.</summary>
    public Guid Id { get; private set; }

    public string Name { get; private set; }

    public string AppId { get; private set; }

    public string? InstagramAppId { get; private set; }

    public string ProtectedAppSecret { get; private set; }

    public string? ProtectedInstagramSecret { get; private set; }

    public string ProtectedVerifyToken { get; private set; }

    /// <summary>What it signed with before its secrets were renewed, one a line.</summary>
    public string? ProtectedPreviousSecrets { get; private set; }

    public DateTimeOffset? PreviousSecretsUntil { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Takes the same secrets encrypted anew, or other ones.</summary>
    public void Replace(MetaAppSecrets secrets) =>
        (ProtectedAppSecret, ProtectedInstagramSecret, ProtectedVerifyToken, ProtectedPreviousSecrets) =
        (secrets.App, secrets.Instagram, secrets.VerifyToken, secrets.Previous);

    /// <summary>Takes other secrets. What Meta signed with those before, and delivers again, is believed for a while.</summary>
    public void Renew(MetaAppSecrets secrets, DateTimeOffset now)
    {
        Replace(secrets);
        PreviousSecretsUntil = now + PreviousAccepted;
    }

    /// <summary>The secrets before, as long as they still count.</summary>
    public string? PreviousSecretsAt(DateTimeOffset now) => PreviousSecretsUntil > now ? ProtectedPreviousSecrets : null;

    /// <summary>From now on nothing that it signs is believed.</summary>
    public void Remove(DateTimeOffset now) => RemovedAt ??= now;
}

/// <summary>An app's secrets, each encrypted.</summary>
/// <param name="Previous">Those that were renewed, one a line.</param>
public sealed record MetaAppSecrets(string App, string? Instagram, string VerifyToken, string? Previous = null);
