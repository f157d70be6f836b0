using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Inbox.Web.Data.Migrations
{
    /// <inheritdoc />
    public partial class ReadTheHistoryOfChannels : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_from_history",
                table: "messages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "received_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "stored_at",
                table: "messages",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_refused_from",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "last_refused_until",
                table: "channels",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "channel_histories",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    import_state = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    cursor = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    page_size = table.Column<int>(type: "integer", nullable: false),
                    conversations = table.Column<int>(type: "integer", nullable: false),
                    messages = table.Column<int>(type: "integer", nullable: false),
                    import_started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    import_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    failures = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    comparison_due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    leased_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_channel_histories", x => new { x.organization_id, x.channel_id });
                    table.ForeignKey(
                        name: "fk_channel_histories_channels_organization_id_channel_id",
                        columns: x => new { x.organization_id, x.channel_id },
                        principalTable: "channels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reconciliations",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    channel_id = table.Column<Guid>(type: "uuid", nullable: false),
                    since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    finished_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    conversations = table.Column<int>(type: "integer", nullable: false),
                    at_meta = table.Column<int>(type: "integer", nullable: false),
                    present = table.Column<int>(type: "integer", nullable: false),
                    filled = table.Column<int>(type: "integer", nullable: false),
                    only_here = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    refused_from = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    refused_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliations", x => new { x.organization_id, x.id });
                    table.ForeignKey(
                        name: "fk_reconciliations_channels_organization_id_channel_id",
                        columns: x => new { x.organization_id, x.channel_id },
                        principalTable: "channels",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "reconciliation_gaps",
                columns: table => new
                {
                    organization_id = table.Column<Guid>(type: "uuid", nullable: false),
                    reconciliation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    mid = table.Column<string>(type: "character varying(512)", maxLength: 512, nullable: false),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    is_filled = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reconciliation_gaps", x => new { x.organization_id, x.reconciliation_id, x.position });
                    table.ForeignKey(
                        name: "fk_reconciliation_gaps_reconciliations_organization_id_reconci",
                        columns: x => new { x.organization_id, x.reconciliation_id },
                        principalTable: "reconciliations",
                        principalColumns: new[] { "organization_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_channel_histories_comparison_due_at",
                table: "channel_histories",
                column: "comparison_due_at");

            migrationBuilder.CreateIndex(
                name: "ix_channel_histories_import_due_at",
                table: "channel_histories",
                column: "import_due_at",
                filter: "import_due_at is not null");

            migrationBuilder.CreateIndex(
                name: "ix_reconciliations_organization_id_channel_id_id",
                table: "reconciliations",
                columns: new[] { "organization_id", "channel_id", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "channel_histories");

            migrationBuilder.DropTable(
                name: "reconciliation_gaps");

            migrationBuilder.DropTable(
                name: "reconciliations");

            migrationBuilder.DropColumn(
                name: "is_from_history",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "received_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "stored_at",
                table: "messages");

            migrationBuilder.DropColumn(
                name: "last_refused_from",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "last_refused_until",
                table: "channels");
        }
    }
}
