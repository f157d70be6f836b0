using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Inbox.Web.TextSearch;

/// <remarks>
/// No foreign keys: the entries follow what they are of by way of <c>search_changes</c>, deletions too, and each key would cost an
/// index of its own.
/// </remarks>
public sealed class SearchMapping : IEntityTypeConfiguration<SearchEntry>
{
    /// <summary>The text search configuration: words as they are, without accents. Migrations make it.</summary>
    public const string Configuration = "search";

    /// <summary>Waiting additions are read through by every search: in kilobytes, so much of them.</summary>
    private const int PendingListLimit = 1024;

    public void Configure(EntityTypeBuilder<SearchEntry> builder)
    {
        builder.ToTable("search_entries");
        builder.Property(e => e.Words).HasComputedColumnSql($"to_tsvector('{Configuration}', text)", stored: true);
        builder.Property(e => e.Edition).HasDefaultValue(0);
        builder.HasIndex(e => new { e.OrganizationId, e.Id }).HasFilter($"edition < {SearchToken.Edition}")
            .HasDatabaseName("ix_search_entries_outdated");

        // For lists of the conversations in which something was said.
        builder.HasIndex(e => new { e.OrganizationId, e.ConversationId }).HasDatabaseName("ix_search_entries_conversation");
        builder.HasIndex(e => new { e.OrganizationId, e.At, e.Id }).HasDatabaseName("ix_search_entries_newest");

        // The organization inside the index: words that other organizations use cost nothing.
        builder.HasIndex(e => new { e.OrganizationId, e.ChannelId, e.AuthorId, e.Words, e.Text }).HasDatabaseName("ix_search_entries_words")
            .HasMethod("gin").HasOperators("uuid_ops", "uuid_ops", "uuid_ops", "tsvector_ops", "gin_trgm_ops")
            .HasStorageParameter("gin_pending_list_limit", PendingListLimit);
    }
}
