// The argmap language for highlight.js 11. Made by tools/editor_grammars.py.

/** @returns the definition for `hljs.registerLanguage("argmap", argmap)`. */
export default function argmap() {
  return {
    "name": "argmap",
    "unicodeRegex": true,
    "contains": [
      {
        "match": [
          "^[^\\S\\n]*//(?=\\s)[^\\n]*"
        ],
        "scope": {
          "1": "comment"
        }
      },
      {
        "match": [
          "^#{1,6}(?=\\s)(?:[^\\n\\\\{]|\\\\[^\\n]?|\\{(?!#))*",
          "(?:\\{#[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*\\})?"
        ],
        "scope": {
          "1": "section",
          "2": "title"
        }
      },
      {
        "begin": [
          "^(?:title|author|date|language)(?=[\\s:])",
          "[^\\S\\n]*",
          ":"
        ],
        "beginScope": {
          "1": "keyword",
          "3": "punctuation"
        },
        "end": "^(?![^\\S\\n]+\\S|//\\s)",
        "contains": [
          {
            "match": [
              "(?!^(?![^\\S\\n]+\\S|//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
            ],
            "scope": {
              "1": "comment"
            }
          },
          {
            "match": [
              "(?!^(?![^\\S\\n]+\\S|//\\s))\\\\\\S"
            ],
            "scope": {
              "1": "char.escape"
            }
          }
        ]
      },
      {
        "match": [
          "^(?:bibliography|document)(?=[\\s:])",
          "[^\\S\\n]*",
          ":",
          "[^\\S\\n]*",
          "[^\\n]*"
        ],
        "scope": {
          "1": "keyword",
          "3": "punctuation",
          "5": "string"
        }
      },
      {
        "match": [
          "^include(?=\\s)",
          "[^\\S\\n]*",
          "[^\\n]*"
        ],
        "scope": {
          "1": "keyword",
          "3": "string"
        }
      },
      {
        "match": [
          "^source(?=\\s)",
          "[^\\S\\n]*",
          "[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.:#$%&+?<>~/-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*",
          "[^\\S\\n]*",
          ":"
        ],
        "scope": {
          "1": "type",
          "3": "title",
          "5": "punctuation"
        }
      },
      {
        "match": [
          "^",
          "(?:claim|evidence|recommendation|assumption|goal)(?=[\\s:])",
          "[^\\S\\n]*",
          "(?:[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*)?",
          "[^\\S\\n]*",
          ":"
        ],
        "scope": {
          "2": "type",
          "4": "title",
          "6": "punctuation"
        }
      },
      {
        "match": [
          "^",
          "\\[",
          "[^\\S\\n]*",
          "[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*",
          "[^\\S\\n]*",
          "\\]"
        ],
        "scope": {
          "2": "punctuation",
          "4": "variable",
          "6": "punctuation"
        }
      },
      {
        "match": [
          "^[^\\S\\n]+",
          "(?:because|but|since|unless|and)(?=[\\s(\\[])",
          "[^\\S\\n]*",
          "(?:\\([^()\\n]*\\))?",
          "[^\\S\\n]*",
          "(?:claim|evidence|recommendation|assumption|goal)(?=[\\s:])",
          "[^\\S\\n]*",
          "(?:[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*)?",
          "[^\\S\\n]*",
          ":"
        ],
        "scope": {
          "2": "keyword",
          "4": "meta",
          "6": "type",
          "8": "title",
          "10": "punctuation"
        }
      },
      {
        "match": [
          "^[^\\S\\n]+",
          "(?:because|but|since|unless|and)(?=[\\s(\\[])",
          "[^\\S\\n]*",
          "(?:\\([^()\\n]*\\))?",
          "[^\\S\\n]*",
          "\\[",
          "[^\\S\\n]*",
          "[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*",
          "[^\\S\\n]*",
          "\\]"
        ],
        "scope": {
          "2": "keyword",
          "4": "meta",
          "6": "punctuation",
          "8": "variable",
          "10": "punctuation"
        }
      },
      {
        "match": [
          "\\\\\\S"
        ],
        "scope": {
          "1": "char.escape"
        }
      },
      {
        "match": [
          "\\s",
          "#(?=[\\p{L}_])[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[#/-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*"
        ],
        "scope": {
          "2": "symbol"
        }
      },
      {
        "begin": [
          "\\[(?=[^\\S\\n]*(?:@|at\\s))"
        ],
        "beginScope": {
          "1": "punctuation"
        },
        "end": "\\]|^(?=\\S)(?!//\\s)",
        "contains": [
          {
            "match": [
              "(?!\\]|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
            ],
            "scope": {
              "1": "comment"
            }
          },
          {
            "begin": [
              "(?!\\]|^(?=\\S)(?!//\\s))@",
              "[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.:#$%&+?<>~/-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*"
            ],
            "beginScope": {
              "1": "punctuation",
              "2": "link"
            },
            "end": "(?=[;\\]])|^(?=\\S)(?!//\\s)",
            "contains": [
              {
                "match": [
                  "(?!(?=[;\\]])|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                ],
                "scope": {
                  "1": "comment"
                }
              },
              {
                "match": [
                  "(?!(?=[;\\]])|^(?=\\S)(?!//\\s))\\\\\\S"
                ],
                "scope": {
                  "1": "char.escape"
                }
              }
            ],
            "scope": "string"
          },
          {
            "begin": [
              "(?!\\]|^(?=\\S)(?!//\\s))at(?=\\s)"
            ],
            "beginScope": {
              "1": "keyword"
            },
            "end": "(?=[;\\]])|^(?=\\S)(?!//\\s)",
            "contains": [
              {
                "match": [
                  "(?!(?=[;\\]])|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                ],
                "scope": {
                  "1": "comment"
                }
              },
              {
                "match": [
                  "(?!(?=[;\\]])|^(?=\\S)(?!//\\s))\\\\\\S"
                ],
                "scope": {
                  "1": "char.escape"
                }
              }
            ],
            "scope": "string"
          },
          {
            "match": [
              "(?!\\]|^(?=\\S)(?!//\\s));"
            ],
            "scope": {
              "1": "punctuation"
            }
          }
        ],
        "endScope": "punctuation"
      },
      {
        "begin": [
          "\\{"
        ],
        "beginScope": {
          "1": "punctuation"
        },
        "end": "\\}|^(?=\\S)(?!//\\s)",
        "contains": [
          {
            "match": [
              "(?!\\}|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
            ],
            "scope": {
              "1": "comment"
            }
          },
          {
            "begin": [
              "(?!\\}|^(?=\\S)(?!//\\s))[^\\x00-/:-@\\[-\\^`{-\\x7f\\s](?:[.-]*[^\\x00-/:-@\\[-\\^`{-\\x7f\\s])*",
              "[^\\S\\n]*",
              ":"
            ],
            "beginScope": {
              "1": "attr",
              "3": "punctuation"
            },
            "end": "(?=[,}])|^(?=\\S)(?!//\\s)",
            "contains": [
              {
                "match": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                ],
                "scope": {
                  "1": "comment"
                }
              },
              {
                "begin": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))\""
                ],
                "beginScope": {
                  "1": "string"
                },
                "end": "\"|^(?=\\S)(?!//\\s)",
                "contains": [
                  {
                    "match": [
                      "(?!\"|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                    ],
                    "scope": {
                      "1": "comment"
                    }
                  },
                  {
                    "match": [
                      "(?!\"|^(?=\\S)(?!//\\s))\\\\\\S"
                    ],
                    "scope": {
                      "1": "char.escape"
                    }
                  }
                ],
                "endScope": "string",
                "scope": "string"
              },
              {
                "match": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))\\d{4}-\\d\\d-\\d\\d(?=[^\\S\\n]*(?:[,}\\]]|$))"
                ],
                "scope": {
                  "1": "number"
                }
              },
              {
                "match": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?=[^\\S\\n]*(?:[,}\\]]|$))"
                ],
                "scope": {
                  "1": "number"
                }
              },
              {
                "match": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))[^\\s,{}\\[\\]\"]+"
                ],
                "scope": {
                  "1": "string"
                }
              },
              {
                "begin": [
                  "(?!(?=[,}])|^(?=\\S)(?!//\\s))\\["
                ],
                "beginScope": {
                  "1": "punctuation"
                },
                "end": "\\]|^(?=\\S)(?!//\\s)",
                "contains": [
                  {
                    "match": [
                      "(?!\\]|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                    ],
                    "scope": {
                      "1": "comment"
                    }
                  },
                  {
                    "begin": [
                      "(?!\\]|^(?=\\S)(?!//\\s))\""
                    ],
                    "beginScope": {
                      "1": "string"
                    },
                    "end": "\"|^(?=\\S)(?!//\\s)",
                    "contains": [
                      {
                        "match": [
                          "(?!\"|^(?=\\S)(?!//\\s))^[^\\S\\n]*//(?=\\s)[^\\n]*"
                        ],
                        "scope": {
                          "1": "comment"
                        }
                      },
                      {
                        "match": [
                          "(?!\"|^(?=\\S)(?!//\\s))\\\\\\S"
                        ],
                        "scope": {
                          "1": "char.escape"
                        }
                      }
                    ],
                    "endScope": "string",
                    "scope": "string"
                  },
                  {
                    "match": [
                      "(?!\\]|^(?=\\S)(?!//\\s))\\d{4}-\\d\\d-\\d\\d(?=[^\\S\\n]*(?:[,}\\]]|$))"
                    ],
                    "scope": {
                      "1": "number"
                    }
                  },
                  {
                    "match": [
                      "(?!\\]|^(?=\\S)(?!//\\s))[+-]?\\d+(?:\\.\\d+)?(?:[eE][+-]?\\d+)?(?=[^\\S\\n]*(?:[,}\\]]|$))"
                    ],
                    "scope": {
                      "1": "number"
                    }
                  },
                  {
                    "match": [
                      "(?!\\]|^(?=\\S)(?!//\\s))[^\\s,{}\\[\\]\"]+"
                    ],
                    "scope": {
                      "1": "string"
                    }
                  },
                  {
                    "match": [
                      "(?!\\]|^(?=\\S)(?!//\\s)),"
                    ],
                    "scope": {
                      "1": "punctuation"
                    }
                  }
                ],
                "endScope": "punctuation"
              }
            ]
          },
          {
            "match": [
              "(?!\\}|^(?=\\S)(?!//\\s)),"
            ],
            "scope": {
              "1": "punctuation"
            }
          }
        ],
        "endScope": "punctuation"
      }
    ]
  };
}
